// Visible names that tests press, by language. A change of a visible label is a change of interface.

export const LANGS = ['en', 'pl', 'ar'];

export const WORDS = {
  en: { own: 'English', find: 'Find', try: 'Try again', home: 'Go to the first page', missing: 'We cannot find this page', down: 'We cannot reach Doorstep', more: 'More choices', help: 'Get help now' },
  pl: { own: 'Polski', find: 'Szukaj', try: 'Spróbuj jeszcze raz', home: 'Przejdź do pierwszej strony', missing: 'Nie możemy znaleźć tej strony', down: 'Nie możemy połączyć się z Doorstep', more: 'Więcej opcji', help: 'Pomoc teraz' },
  ar: { own: 'العربية', find: 'ابحث', try: 'حاول مرة أخرى', home: 'اذهب إلى الصفحة الأولى', missing: 'لا نجد هذه الصفحة', down: 'لا يمكننا الوصول إلى Doorstep', more: 'اختيارات أكثر', help: 'احصل على مساعدة الآن' },
};
